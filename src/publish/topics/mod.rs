//! Topics: labels for episodes whose feed has none, proposed from the text and governed by the publisher's `topics.toml`.
