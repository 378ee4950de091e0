"""What an author meant as Markdown and kramdown reads as something else."""
