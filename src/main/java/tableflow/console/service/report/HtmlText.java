package tableflow.console.service.report;

import java.util.function.UnaryOperator;

/// What reports as HTML share: their looks, in light and dark, and texts that are never markup.
///
/// @param redact takes secrets out of every text
public record HtmlText(UnaryOperator<String> redact) {

    /// The looks of every page.
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:15px/1.5 system-ui,sans-serif;max-width:68rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-top:1px solid #8886;padding-top:1rem}
            dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0}
            table{border-collapse:collapse;width:100%;font-size:.86rem}
            td,th{text-align:left;vertical-align:top;padding:.25rem .5rem;border-bottom:1px solid #8884;
            overflow-wrap:anywhere}
            pre{background:#8881;padding:.75rem;overflow-x:auto;border-radius:6px}
            .summary{font-weight:600;font-size:1.05rem}
            svg text{font:13px system-ui,sans-serif;fill:currentColor}
            """;

    /// `raw` without secrets; nothing in it is markup.
    public String text(String raw) {
        return redact.apply(raw).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                .replace("\"", "&quot;").replace("'", "&#39;");
    }

    /// A whole page, which loads nothing.
    ///
    /// @param title a text
    /// @param style its looks beyond those of every page
    /// @param body markup
    public String page(String title, String style, CharSequence body) {
        String safe = text(title);
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + safe
                + "</title>\n<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n" + STYLE + style
                + "</style></head><body>\n<h1>" + safe + "</h1>\n" + body + "</body></html>\n";
    }
}
