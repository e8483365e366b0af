//! Colours: how far apart those of a page are, by WCAG's measure, as functions for scripts that run in it.

/// `parse` reads a computed colour, `contrast` compares two, and `grounds` tells those that an element may stand on: of the
/// nearest that hides all below it, and of the gradients and veils over that.
pub(crate) const COLOURS: &str = "
    const parse = colour => {
        const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
        return { rgb: [red, green, blue], alpha };
    };
    const luminance = rgb => {
        const [red, green, blue] = rgb.map(part => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (a, b) => {
        const [dark, light] = [luminance(a), luminance(b)].sort((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05);
    };
    const grounds = element => {
        const found = [];
        for (let at = element; at; at = at.parentElement) {
            const { backgroundColor, backgroundImage } = getComputedStyle(at);
            for (const [colour] of backgroundImage.matchAll(/rgba?\\([^)]*\\)/g))
                if (parse(colour).alpha === 1) found.push(parse(colour).rgb);
            if (parse(backgroundColor).alpha === 1) return [...found, parse(backgroundColor).rgb];
        }
        return [...found, [255, 255, 255]];
    };";
