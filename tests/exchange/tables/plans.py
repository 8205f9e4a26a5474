"""A grid and what its plan says."""

GRID = (
    "Our skills,,,,\n,,,,\nRef,Skill,Clerk (L1),Head clerk (L2),Owner\nA1,Filing,1,3,me\nA2,Typing,2,2,you\n"
)
