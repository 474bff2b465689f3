//! Tera's own filters where a letter needs them to be otherwise: values stay inert, and no text grows without end.

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// The most text that a filter gives back, in bytes.
const LONGEST: usize = 64 * 1024;

pub(super) fn register(tera: &mut Tera) {
    // A letter is no HTML: what these would protect against is ruled out already, and `safe` must not undo that.
    for name in ["safe", "escape", "escape_html", "escape_xml"] {
        tera.register_filter(name, |value: Value, _: Kwargs, _: &State<'_>| value);
    }
    tera.register_filter(
        "replace",
        |value: &str, options: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let from = options.must_get::<&str>("from")?;
            let to = options.must_get::<&str>("to")?;
            within(value.len() + value.matches(from).count().saturating_mul(to.len()))?;
            Ok(value.replace(from, to))
        },
    );
    tera.register_filter(
        "join",
        |values: Vec<String>, options: Kwargs, _: &State<'_>| -> TeraResult<String> {
            let separator = options.get::<&str>("sep")?.unwrap_or_default();
            let texts: usize = values.iter().map(String::len).sum();
            within(
                values
                    .len()
                    .saturating_mul(separator.len())
                    .saturating_add(texts),
            )?;
            Ok(values.join(separator))
        },
    );
}

fn within(length: usize) -> TeraResult<()> {
    if length > LONGEST {
        return Err(Error::message(format!(
            "the text is longer than {LONGEST} bytes"
        )));
    }
    Ok(())
}
