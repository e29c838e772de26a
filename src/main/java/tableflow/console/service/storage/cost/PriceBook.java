package tableflow.console.service.storage.cost;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.service.profile.LocalFailures;
import tableflow.console.service.storage.cost.PriceLine.Flaw;
import tableflow.console.service.storage.cost.PriceLine.Part;
import tableflow.console.service.support.AtomicFiles;

/// The prices of a user: read, checked line by line, and written so that commands read the same. Regions that are as
/// the console brings them are not written, and follow the console.
public final class PriceBook {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String WHAT = "write the prices";

    private final Path file;

    /// @param file which need not be there
    public PriceBook(Path file) {
        this.file = file;
    }

    /// Where a user's own prices are.
    public Path file() {
        return file;
    }

    /// The prices of now.
    ///
    /// @throws RemoteFailure INVALID when the file makes no sense
    public PriceTable table() {
        return PriceTable.of(file);
    }

    /// All prices of a table, by region, requests first and classes by name.
    public static List<PriceLine> lines(PriceTable table) {
        List<PriceLine> lines = new ArrayList<>();
        table.regions().values().forEach(region -> lines.addAll(lines(region)));
        return List.copyOf(lines);
    }

    private static List<PriceLine> lines(RegionPrices region) {
        List<PriceLine> lines = new ArrayList<>();
        String asOf = region.asOf().toString();
        lines.add(new PriceLine(region.region(), PriceLine.LIST, "", plain(region.requests().listPerThousand()),
                asOf, region.source()));
        lines.add(new PriceLine(region.region(), PriceLine.GET, "", plain(region.requests().getPerThousand()),
                asOf, region.source()));
        new TreeMap<>(region.perGibMonth()).forEach((name, steps) -> steps.forEach(step -> lines.add(new PriceLine(
                region.region(), name, step.toGib() == null ? "" : step.toGib().toString(), plain(step.price()),
                asOf, region.source()))));
        return lines;
    }

    private static String plain(BigDecimal price) {
        return price.toPlainString();
    }

    /// What is wrong with lines; empty when they can be saved.
    public static List<Flaw> check(List<PriceLine> lines) {
        List<Flaw> flaws = new ArrayList<>();
        Map<String, PriceLine> first = new LinkedHashMap<>();
        Map<String, Integer> open = new LinkedHashMap<>();
        Map<String, BigInteger> last = new LinkedHashMap<>();
        Set<String> requests = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            PriceLine line = lines.get(i);
            alone(i, line, flaws);
            PriceLine before = first.putIfAbsent(line.region(), line);
            if (before != null && !before.asOf().equals(line.asOf())) {
                flaws.add(new Flaw(i, Part.AS_OF, "A region has one date: " + before.asOf() + " stands above."));
            }
            if (before != null && !before.source().equals(line.source())) {
                flaws.add(new Flaw(i, Part.SOURCE, "A region has one source: another one stands above."));
            }
            String item = line.region() + " " + line.item();
            BigInteger end = end(line.toGib());
            if (line.isRequest() && !requests.add(item)) {
                flaws.add(new Flaw(i, Part.ITEM, "There is a price of " + line.item() + " already."));
            } else if (open.containsKey(item)) {
                flaws.add(new Flaw(i, Part.TO_GIB, "A step above has no end already: this one is never reached."));
            } else if (end != null && end.compareTo(last.getOrDefault(item, BigInteger.ZERO)) <= 0) {
                flaws.add(new Flaw(i, Part.TO_GIB, "Steps grow: this one ends before the one above."));
            }
            if (end == null) {
                open.put(item, i);
            } else {
                last.put(item, end);
            }
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            PriceLine line = lines.get(i);
            String item = line.region() + " " + line.item();
            if (!line.isRequest() && open.putIfAbsent(item, i) == null) {
                flaws.add(new Flaw(i, Part.TO_GIB, "The last step of a class has no end: leave this empty."));
            }
            for (String needed : List.of(PriceLine.LIST, PriceLine.GET)) {
                if (requests.add(line.region() + " " + needed)) {
                    flaws.add(new Flaw(i, Part.ITEM, "Region " + line.region() + " has no price of " + needed + "."));
                }
            }
        }
        return List.copyOf(flaws);
    }

    private static @Nullable BigInteger end(String text) {
        return text.matches("[0-9]{1,30}") ? new BigInteger(text) : null;
    }

    private static void alone(int i, PriceLine line, List<Flaw> flaws) {
        if (!line.region().matches("[a-z0-9-]{2,40}")) {
            flaws.add(new Flaw(i, Part.REGION, "A region is named such as eu-west-1."));
        }
        if (!line.item().matches("[A-Z][A-Z0-9_]{1,40}")) {
            flaws.add(new Flaw(i, Part.ITEM, "LIST, GET or a storage class as S3 names it, such as STANDARD_IA."));
        }
        if (!line.toGib().isEmpty() && (line.isRequest() || end(line.toGib()) == null)) {
            flaws.add(new Flaw(i, Part.TO_GIB, line.isRequest() ? "Requests have no steps."
                    : "A whole number of GiB, or nothing for the last step."));
        }
        if (!line.price().matches("[0-9]{1,12}(\\.[0-9]{1,12})?")) {
            flaws.add(new Flaw(i, Part.PRICE, "US dollars such as 0.0245."));
        }
        try {
            LocalDate.parse(line.asOf());
        } catch (DateTimeException none) {
            flaws.add(new Flaw(i, Part.AS_OF, "A day such as 2026-11-01."));
        }
        if (line.source().isBlank()) {
            flaws.add(new Flaw(i, Part.SOURCE, "Say where the price is from."));
        }
    }

    /// Writes the regions that differ from what the console brings; the file goes when none does.
    ///
    /// @return the prices as they are read from now on
    /// @throws RemoteFailure INVALID for lines with a flaw, or when the file cannot be written
    public PriceTable save(List<PriceLine> lines) {
        List<Flaw> flaws = check(lines);
        if (!flaws.isEmpty()) {
            throw RemoteFailure.of(Kind.INVALID, WHAT, "line " + (flaws.getFirst().line() + 1) + ": "
                    + flaws.getFirst().says());
        }
        Map<String, List<PriceLine>> regions = new TreeMap<>();
        lines.forEach(line -> regions.computeIfAbsent(line.region(), _ -> new ArrayList<>()).add(line));
        PriceTable delivered = PriceTable.delivered();
        delivered.regions().forEach((name, region) -> regions.computeIfPresent(name, (_, own) ->
                new HashSet<>(own).equals(new HashSet<>(lines(region))) ? null : own));
        try {
            if (regions.isEmpty()) {
                Files.deleteIfExists(file);
                return delivered;
            }
            ObjectNode document = document(regions);
            PriceTable read = PriceTable.check(document);
            AtomicFiles.write(file, JSON.writeValueAsBytes(document));
            return read;
        } catch (IOException failed) {
            throw LocalFailures.of(WHAT, file, failed);
        }
    }

    private static ObjectNode document(Map<String, List<PriceLine>> regions) {
        ObjectNode document = JSON.createObjectNode().put("version", 1);
        document.put("asOf", regions.values().iterator().next().getFirst().asOf());
        document.put("source", regions.values().iterator().next().getFirst().source());
        ObjectNode all = document.putObject("regions");
        regions.forEach((name, lines) -> {
            ObjectNode region = all.putObject(name)
                    .put("asOf", lines.getFirst().asOf()).put("source", lines.getFirst().source());
            for (PriceLine line : lines) {
                if (line.isRequest()) {
                    region.put(line.item().equals(PriceLine.LIST) ? "listPerThousand" : "getPerThousand",
                            line.price());
                }
            }
            ObjectNode classes = region.putObject("perGibMonth");
            for (PriceLine line : lines) {
                if (!line.isRequest()) {
                    ArrayNode steps = classes.withArray("/" + line.item());
                    ObjectNode step = steps.addObject();
                    BigInteger end = end(line.toGib());
                    if (end != null) {
                        step.put("toGib", end);
                    }
                    step.put("price", line.price());
                }
            }
        });
        return document;
    }
}
