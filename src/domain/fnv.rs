//! A short number for a text, quicker to hold against others than the text is (FNV-1a, of 32 bits). Two texts with one
//! number are one in four thousand million.

/// The number of some bytes.
pub(crate) fn number(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(0x811C_9DC5, |number, byte| {
        (number ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// The number of some texts in their order, each with a line's end after it.
pub(crate) fn of_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> u32 {
    let lines = texts.into_iter().flat_map(|text| [text, "\n"]);
    number(lines.flat_map(str::bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_number_that_its_makers_give() {
        assert_eq!(number([]), 0x811C_9DC5);
        assert_eq!(number("foobar".bytes()), 0xBF9C_F968);
    }

    #[test]
    fn an_order_and_where_one_text_ends_count() {
        let all = of_all(["ab", "c"]);
        assert_eq!(all, number("ab\nc\n".bytes()));
        assert!(all != of_all(["c", "ab"]) && all != of_all(["a", "bc"]));
    }
}
