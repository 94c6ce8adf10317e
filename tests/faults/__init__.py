"""What a run does when the model, the machine or the user fails it."""
