package tableflow.console.service.storage.cost;

/// A price as a person reads and writes it.
///
/// @param region such as `eu-west-1`
/// @param item [#LIST] or [#GET] for a thousand requests, else a storage class for a GiB a month
/// @param toGib up to how many GiB; empty for no end, and for requests
/// @param price US dollars
/// @param asOf a day such as `2026-11-01`
/// @param source where the price is from
public record PriceLine(String region, String item, String toGib, String price, String asOf, String source) {

    /// A thousand LIST, which PUT cost too.
    public static final String LIST = "LIST";

    /// A thousand GET or HEAD.
    public static final String GET = "GET";

    /// What a line consists of.
    public enum Part {
        REGION,
        ITEM,
        TO_GIB,
        PRICE,
        AS_OF,
        SOURCE
    }

    /// What is wrong with lines.
    ///
    /// @param line its number, from 0
    /// @param says in a sentence
    public record Flaw(int line, Part part, String says) {}

    public boolean isRequest() {
        return item.equals(LIST) || item.equals(GET);
    }
}
