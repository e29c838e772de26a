package tableflow.console.service.storage.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;

/// Prices of S3 by region: those that come with the console, and over them those of a file that a user may write, in
/// the same form, with its own date and source.
public final class PriceTable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESOURCE = "/tableflow/console/service/storage/prices.json";

    private final String defaultRegion;
    private final Map<String, RegionPrices> regions;

    private PriceTable(String defaultRegion, Map<String, RegionPrices> regions) {
        this.defaultRegion = defaultRegion;
        this.regions = Map.copyOf(regions);
    }

    /// Reads a document as it will be read from a file.
    ///
    /// @throws IllegalArgumentException with the place, when it makes no sense
    static PriceTable check(JsonNode document) {
        return read(document, delivered());
    }

    /// The prices that come with the console.
    public static PriceTable delivered() {
        try (InputStream in = PriceTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the console comes without " + RESOURCE);
            }
            return read(JSON.readTree(in), new PriceTable("", Map.of()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// With the regions of a user's file in the place of the delivered ones.
    ///
    /// @param file which need not be there
    /// @throws RemoteFailure INVALID when it is there and makes no sense
    public static PriceTable of(Path file) {
        PriceTable delivered = delivered();
        if (!Files.exists(file)) {
            return delivered;
        }
        try {
            return read(JSON.readTree(Files.readAllBytes(file)), delivered);
        } catch (IOException | RuntimeException broken) {
            throw RemoteFailure.of(Kind.INVALID, "read the prices in " + file, String.valueOf(broken.getMessage()))
                    .withAdvice("Correct the file, or remove it: the console brings prices of its own.")
                    .withCause(broken);
        }
    }

    private static PriceTable read(JsonNode document, PriceTable under) {
        Map<String, RegionPrices> all = new TreeMap<>(under.regions);
        LocalDate asOf = date("asOf", document.path("asOf").asText());
        String source = document.path("source").asText("not told");
        document.path("regions").properties().forEach(region -> all.put(region.getKey(),
                region(region.getKey(), region.getValue(), asOf, source)));
        String usual = document.path("defaultRegion").asText(under.defaultRegion);
        if (!all.containsKey(usual)) {
            throw new IllegalArgumentException("defaultRegion: there are no prices of '" + usual + "'");
        }
        return new PriceTable(usual, all);
    }

    /// A region may have a date and a source of its own.
    private static RegionPrices region(String name, JsonNode node, LocalDate asOf, String source) {
        String place = "regions." + name + ".";
        return new RegionPrices(name, name,
                node.has("asOf") ? date(place + "asOf", node.path("asOf").asText()) : asOf,
                node.path("source").asText(source),
                new RegionPrices.Requests(price(place, node, "listPerThousand"), price(place, node, "getPerThousand")),
                classes(place + "perGibMonth.", node.path("perGibMonth")));
    }

    private static LocalDate date(String place, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException(place + ": '" + text + "' is no day such as 2026-11-01", none);
        }
    }

    private static Map<String, List<RegionPrices.Step>> classes(String place, JsonNode node) {
        Map<String, List<RegionPrices.Step>> classes = new HashMap<>();
        node.properties().forEach(one -> {
            List<RegionPrices.Step> steps = new ArrayList<>();
            for (JsonNode step : one.getValue()) {
                String here = place + one.getKey() + "[" + steps.size() + "].";
                steps.add(new RegionPrices.Step(end(here, step), price(here, step, "price")));
            }
            requireWhole(place + one.getKey(), steps);
            classes.put(one.getKey(), List.copyOf(steps));
        });
        return classes;
    }

    private static @Nullable BigInteger end(String place, JsonNode step) {
        if (!step.hasNonNull("toGib")) {
            return null;
        }
        if (!step.get("toGib").isIntegralNumber() || step.get("toGib").bigIntegerValue().signum() <= 0) {
            throw new IllegalArgumentException(place + "toGib: a whole number of GiB above zero");
        }
        return step.get("toGib").bigIntegerValue();
    }

    /// Every amount has one price: steps grow, and the last one alone has no end.
    private static void requireWhole(String place, List<RegionPrices.Step> steps) {
        BigInteger before = BigInteger.ZERO;
        for (int i = 0; i < steps.size(); i++) {
            BigInteger end = steps.get(i).toGib();
            if ((end == null) != (i == steps.size() - 1)) {
                throw new IllegalArgumentException(place + "[" + i + "]: the last step, and no other, has no toGib");
            }
            if (end != null && end.compareTo(before) <= 0) {
                throw new IllegalArgumentException(place + "[" + i + "]: its toGib is not above the one before");
            }
            before = end == null ? before : end;
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(place + ": no step");
        }
    }

    /// Texts, so that no digit is lost on the way.
    private static BigDecimal price(String place, JsonNode node, String name) {
        String text = node.path(name).asText();
        try {
            BigDecimal price = new BigDecimal(text);
            if (price.signum() >= 0) {
                return price;
            }
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(
                    place + name + ": '" + text + "' is no price such as \"0.005\"", none);
        }
        throw new IllegalArgumentException(place + name + ": a price below zero");
    }

    /// All regions that have prices, by name.
    public Map<String, RegionPrices> regions() {
        return Collections.unmodifiableMap(new TreeMap<>(regions));
    }

    /// Whose prices stand in for those of a region that has none.
    public String defaultRegion() {
        return defaultRegion;
    }

    /// The prices of a region; those of the default one where they are not known, which say so.
    public RegionPrices region(String name) {
        RegionPrices own = regions.get(name);
        if (own != null) {
            return own;
        }
        RegionPrices other = regions.get(defaultRegion);
        if (other == null) {
            throw new IllegalStateException("no prices of " + defaultRegion);
        }
        return new RegionPrices(
                other.region(), name, other.asOf(), other.source(), other.requests(), other.perGibMonth());
    }
}
