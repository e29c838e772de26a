package tableflow.console.ui.storage.usage;

import static tableflow.console.ui.Messages.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.Units;
import tableflow.console.domain.storage.ObjectKind;
import tableflow.console.service.storage.view.UsageNode;
import tableflow.console.ui.storage.StorageWords;

/// Nodes of a scan's tree in words.
final class UsageWords {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal LEAST = new BigDecimal("0.1");

    private UsageWords() {}

    /// Its name beside its neighbours.
    static String name(UsageNode node) {
        return switch (node.what()) {
            case ALL -> node.name().isEmpty() ? text("storage.usage.all") : node.name();
            case PREFIX -> node.topic().isEmpty() ? node.name()
                    : text("storage.usage.of", node.topic(), node.name());
            case TOPIC -> node.name();
            case TABLE -> text("storage.usage.table", node.name());
            case DIRECT -> text("storage.usage.direct");
            case REST -> text("storage.usage.rest");
            case NO_TOPIC -> text("storage.usage.notopic");
            case NO_PARTITION -> text("storage.usage.nopartition");
            case AGE -> text("storage.age." + node.key());
            case SIZE -> text("storage.size." + node.key());
            case KIND -> text("storage.kind." + node.key());
            case CLASS, PARTITION, OBJECT -> node.name();
        };
    }

    /// Everything there is to say of it, in lines.
    ///
    /// @param whole what shares are of
    static String exact(UsageNode node, UsageNode whole) {
        List<String> lines = new ArrayList<>();
        lines.add(name(node));
        if (!node.key().isEmpty() && !name(node).endsWith(node.key()) && hasPlace(node)) {
            lines.add(node.key());
        }
        lines.add(text("storage.usage.exact.size", StorageWords.size(node.amount().bytes()),
                StorageWords.exact(node.amount().bytes()), share(node, whole, Measure.BYTES)));
        lines.add(text("storage.usage.exact.objects", StorageWords.objects(node.amount().objects()),
                share(node, whole, Measure.OBJECTS)));
        if (node.times().isKnown()) {
            lines.add(text("storage.usage.exact.times",
                    StorageWords.when(node.times().oldest()), StorageWords.when(node.times().newest())));
        }
        node.mix().kind().ifPresent(kind -> lines.add(text("storage.usage.exact.kind", kind(kind))));
        node.mix().storageClass().ifPresent(name -> lines.add(text("storage.usage.exact.class", name)));
        if (node.what() == UsageNode.What.REST) {
            lines.add(text("storage.usage.rest.why"));
        }
        return String.join("\n", lines);
    }

    private static boolean hasPlace(UsageNode node) {
        return switch (node.what()) {
            case PREFIX, TOPIC, TABLE, OBJECT, PARTITION -> true;
            default -> false;
        };
    }

    static String kind(ObjectKind kind) {
        return text("storage.kind." + kind.name());
    }

    /// `12.3 %` of another node; empty where that has nothing.
    static String share(UsageNode node, UsageNode whole, Measure measure) {
        BigInteger all = measure.of(whole.amount());
        if (all.signum() == 0) {
            return "";
        }
        BigInteger part = measure.of(node.amount());
        BigDecimal share = new BigDecimal(part).multiply(HUNDRED).divide(new BigDecimal(all), 4, RoundingMode.HALF_UP);
        return part.signum() > 0 && share.compareTo(LEAST) < 0
                ? "< 0.1 %"
                : share.setScale(1, RoundingMode.HALF_UP) + " %";
    }

    /// What a tile's area stands for.
    static String detail(UsageNode node, Measure measure) {
        return measure == Measure.BYTES
                ? StorageWords.about(node.amount().bytes())
                : Units.grouped(node.amount().objects());
    }
}
