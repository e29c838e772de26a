package tableflow.console.remote.kafka;

/// Kafka's documentation of settings is written for its web site, with tags.
final class Documentation {

    private Documentation() {}

    /// The text without tags: code in its own letters, list entries and paragraphs on lines of their own.
    static String plain(String html) {
        return html.replaceAll("(?i)<\\s*(li|p|br|/p|/ul|ul)\\b[^>]*>", "\n")
                .replaceAll("<[^<>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("[ \\t]+", " ")
                .replaceAll(" ?\\n[ \\n]*", "\n")
                .strip();
    }
}
