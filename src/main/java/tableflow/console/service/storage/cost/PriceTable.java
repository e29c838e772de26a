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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, RegionPrices> all = new HashMap<>(under.regions);
        LocalDate asOf = date(document.path("asOf").asText());
        String source = document.path("source").asText("not told");
        document.path("regions").properties().forEach(region -> all.put(region.getKey(), new RegionPrices(
                region.getKey(), region.getKey(), asOf, source,
                new RegionPrices.Requests(
                        price(region.getValue(), "listPerThousand"), price(region.getValue(), "getPerThousand")),
                classes(region.getValue().path("perGibMonth")))));
        String usual = document.path("defaultRegion").asText(under.defaultRegion);
        if (!all.containsKey(usual)) {
            throw new IllegalArgumentException("defaultRegion: there are no prices of '" + usual + "'");
        }
        return new PriceTable(usual, all);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("asOf: '" + text + "' is no day such as 2026-11-01", none);
        }
    }

    private static Map<String, List<RegionPrices.Step>> classes(JsonNode node) {
        Map<String, List<RegionPrices.Step>> classes = new HashMap<>();
        node.properties().forEach(one -> {
            List<RegionPrices.Step> steps = new ArrayList<>();
            for (JsonNode step : one.getValue()) {
                BigInteger to = step.hasNonNull("toGib") ? step.get("toGib").bigIntegerValue() : null;
                steps.add(new RegionPrices.Step(to, price(step, "price")));
            }
            classes.put(one.getKey(), List.copyOf(steps));
        });
        return classes;
    }

    /// Texts, so that no digit is lost on the way.
    private static BigDecimal price(JsonNode node, String name) {
        String text = node.path(name).asText();
        try {
            BigDecimal price = new BigDecimal(text);
            if (price.signum() >= 0) {
                return price;
            }
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException(name + ": '" + text + "' is no price such as \"0.005\"", none);
        }
        throw new IllegalArgumentException(name + ": a price below zero");
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
