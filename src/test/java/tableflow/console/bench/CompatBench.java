package tableflow.console.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToIntFunction;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.schema.InvalidSchema;
import tableflow.console.schema.ParsedSchema;
import tableflow.console.schema.Referenced;
import tableflow.console.schema.evolution.Evolution;
import tableflow.console.schema.evolution.Evolutions;
import tableflow.console.service.schemas.compat.CompatibilityCheck;
import tableflow.console.service.schemas.compat.Earlier;
import tableflow.console.service.schemas.compat.SchemaComparison;
import tableflow.console.service.schemas.compat.VersionVerdict.Answer;
import tableflow.console.service.schemas.document.SchemaDocument;

/// How long 1,000 pairs of schemas take from text to verdict (both ways), and to what changed: the cases of evolution
/// again and again, and schemas of a few hundred lines. The time of the processor tells on a busy machine. Run its
/// `main`.
public final class CompatBench {

    private static final int PAIRS = 1_000;
    private static final int ROUNDS = 5;
    private static final int FIELDS = 60;
    private static final List<SchemaFormat> FORMATS = List.of(SchemaFormat.values());

    private record Pair(
            SchemaFormat format, String old, String next, List<Referenced> before, List<Referenced> after) {}

    private CompatBench() {}

    public static void main(String[] arguments) {
        List<Evolution> cases = Evolutions.all();
        List<Pair> small = new ArrayList<>();
        List<Pair> large = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < PAIRS; i++) {
            Evolution one = cases.get(i % cases.size());
            small.add(new Pair(one.format(), one.old().getLast(), one.next(), one.references().old(),
                one.references().next()));
            SchemaFormat format = FORMATS.get(i % FORMATS.size());
            large.add(new Pair(format, made(format, random, 0), made(format, random, 1), List.of(), List.of()));
        }
        measure("check, cases of evolution", small, CompatBench::check);
        measure("check, " + FIELDS + " fields in 3 levels", large, CompatBench::check);
        for (SchemaFormat format : FORMATS) {
            measure("  of these " + format, large.stream().filter(pair -> pair.format == format).toList(),
                CompatBench::check);
        }
        measure("what changed, " + FIELDS + " fields", large, CompatBench::compare);
    }

    private static void measure(String name, List<Pair> pairs, ToIntFunction<Pair> work) {
        double[] millis = new double[ROUNDS];
        double[] processor = new double[ROUNDS];
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int told = 0;
        for (int round = 0; round < ROUNDS; round++) {
            told = 0;
            long start = System.nanoTime();
            long busy = threads.getCurrentThreadCpuTime();
            for (Pair pair : pairs) {
                told += work.applyAsInt(pair);
            }
            millis[round] = (System.nanoTime() - start) / 1e6;
            processor[round] = (threads.getCurrentThreadCpuTime() - busy) / 1e6;
        }
        double first = millis[0];
        double firstBusy = processor[0];
        Arrays.sort(millis);
        Arrays.sort(processor);
        System.out.printf(Locale.ROOT, "%-30s %4d pairs: first %6.0f ms (%6.0f ms of a processor), median %6.0f ms "
            + "(%6.0f); %d incompatible or changed%n", name, pairs.size(), first, firstBusy, millis[ROUNDS / 2],
            processor[ROUNDS / 2], told);
    }

    private static int check(Pair pair) {
        SchemaDocument draft = SchemaDocument.read(pair.format, pair.next, pair.after);
        return CompatibilityCheck.check(draft, List.of(Earlier.of("old", pair.format, pair.old, pair.before)),
            CompatibilityLevel.FULL).orElseThrow().answer() == Answer.YES ? 0 : 1;
    }

    private static int compare(Pair pair) {
        try {
            return SchemaComparison.compare(ParsedSchema.parse(pair.format, pair.old, pair.before),
                ParsedSchema.parse(pair.format, pair.next, pair.after)).all().size();
        } catch (InvalidSchema e) {
            throw new IllegalStateException(e);
        }
    }

    /// A schema of three levels; every tenth field differs between the versions.
    private static String made(SchemaFormat format, Random random, int version) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < FIELDS; i++) {
            boolean other = version > 0 && random.nextInt(10) == 0;
            text.append(switch (format) {
                case AVRO -> (i == 0 ? "" : ",\n") + "{\"name\":\"f" + i + "\",\"type\":{\"type\":\"record\","
                    + "\"name\":\"T" + i
                    + "\",\"fields\":[{\"name\":\"g\",\"type\":[\"null\",{\"type\":\"array\",\"items\":\""
                    + (other ? "long" : "int") + "\"}],\n\"default\":null}]}}";
                case JSON -> (i == 0 ? "" : ",\n") + "\"f" + i + "\":{\"type\":\"object\",\"properties\":{\"g\":"
                    + "{\"type\":\"array\",\n\"items\":{\"type\":\"" + (other ? "number" : "integer") + "\"}}}}";
                case PROTOBUF -> "T" + i + " f" + i + " = " + (i + 1) + "; message T" + i + " { repeated "
                    + (other ? "int64" : "int32") + " g = 1;\n string h = 2; }\n";
            });
        }
        return switch (format) {
            case AVRO -> "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + text + "]}";
            case JSON -> "{\"type\":\"object\",\"properties\":{" + text + "},\"additionalProperties\":false}";
            case PROTOBUF -> "syntax = \"proto3\";\nmessage M {\n" + text + "}\n";
        };
    }
}
