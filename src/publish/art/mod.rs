//! Art: records drawn from chapters, cards to share, pictures made light.
