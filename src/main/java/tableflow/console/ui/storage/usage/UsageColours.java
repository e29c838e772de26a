package tableflow.console.ui.storage.usage;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tableflow.console.domain.storage.AgeBand;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.domain.storage.SizeBand;
import tableflow.console.service.storage.view.UsageNode;

/// Which colour of the theme a node has, and what it tells.
///
/// @param by what colours tell
/// @param classes storage classes of the scan, in their order
/// @param started when the scan began: ages are seen from there, milliseconds since 1970
record UsageColours(Colouring by, List<String> classes, long started) {

    private static final int CATEGORIES = 10;
    private static final int RAMP = 11;
    private static final int STEPS = 8;
    private static final List<ObjectKind> KINDS = List.of(ObjectKind.values());
    private static final List<AgeBand> AGES = List.of(AgeBand.values());
    private static final List<SizeBand> SIZES = List.of(SizeBand.values());

    /// A colour and what it stands for.
    ///
    /// @param number of the style class `treemap-fill-NUMBER`
    record Entry(int number, String name) {}

    static UsageColours of(Colouring by, Built built) {
        return new UsageColours(by, List.copyOf(built.scan().report().classes().keySet()),
                built.scan().scan().started().toEpochMilli());
    }

    int of(UsageNode node) {
        return switch (node.what()) {
            case KIND -> kind(ObjectKind.valueOf(node.key()));
            case CLASS -> storageClass(node.key());
            case AGE -> age(AgeBand.valueOf(node.key()));
            case SIZE -> RAMP + STEPS - 1 - SIZES.indexOf(SizeBand.valueOf(node.key())) * STEPS / SIZES.size();
            case REST, NO_TOPIC, NO_PARTITION, DIRECT -> 0;
            default -> byMix(node);
        };
    }

    private int byMix(UsageNode node) {
        return switch (by) {
            case KIND -> node.mix().kind().map(UsageColours::kind).orElse(0);
            case CLASS -> node.mix().storageClass().map(this::storageClass).orElse(0);
            case AGE -> node.times().isKnown() ? age(AgeBand.of(started - node.times().newest())) : 0;
        };
    }

    /// Kinds beyond the colours there are share the last one.
    private static int kind(ObjectKind kind) {
        return kind == ObjectKind.OTHER ? 0 : 1 + Math.min(CATEGORIES - 1, KINDS.indexOf(kind));
    }

    private int storageClass(String name) {
        int at = classes.indexOf(name);
        return at < 0 ? 0 : 1 + at % CATEGORIES;
    }

    private static int age(AgeBand band) {
        return RAMP + Math.min(STEPS - 1, AGES.indexOf(band));
    }

    /// What the colours of a node and of what is in it stand for.
    List<Entry> legend(UsageNode node) {
        List<Entry> entries = new ArrayList<>();
        switch (by) {
            case KIND -> {
                Set<ObjectKind> present = EnumSet.noneOf(ObjectKind.class);
                present.addAll(node.mix().kinds().keySet());
                present.forEach(kind -> entries.add(new Entry(kind(kind), UsageWords.kind(kind))));
            }
            case CLASS -> classes.stream().filter(node.mix().classes()::containsKey)
                    .forEach(name -> entries.add(new Entry(storageClass(name), name)));
            case AGE -> AGES.forEach(band -> entries.add(
                    new Entry(age(band), text("storage.age." + band.name()))));
        }
        return entries;
    }
}
