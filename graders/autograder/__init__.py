"""Everything that other machines need in order to grade: Gradescope, GitHub, GitLab."""
