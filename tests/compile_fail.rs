//! What the compiler says to the author of a resource who made a mistake.
