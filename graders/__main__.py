"""`python -m graders` is `grade`."""

from graders.commands.main import main

main()
