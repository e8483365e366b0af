//! The site: all files of it, written aside and then put in the place of the last.
