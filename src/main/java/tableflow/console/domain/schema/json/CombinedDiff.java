package tableflow.console.domain.schema.json;

import java.util.ArrayList;
import java.util.List;
import tableflow.console.domain.schema.TooComplex;
import tableflow.console.domain.schema.json.Shape.Combined;
import tableflow.console.domain.schema.json.Shape.Criterion;
import tableflow.console.domain.schema.json.Shape.Part;

/// Differences of `allOf`, `anyOf` and `oneOf`, and of one of them against a plain schema.
final class CombinedDiff {
    /// Every part is held against every other.
    private static final int MOST_PARTS = 1_000;

    private final JsonSchemaDiff diff;

    CombinedDiff(JsonSchemaDiff diff) {
        this.diff = diff;
    }

    /// Decides the pairs of which one side is combined and the other plain; false leaves the pair undecided.
    boolean unwrap(Found found, SchemaNode original, SchemaNode update) {
        if (update.shape() instanceof Combined to && !(original.shape() instanceof Combined)) {
            return plainToCombined(found, original, to);
        }
        if (original.shape() instanceof Combined from && !(update.shape() instanceof Combined)) {
            return combinedToPlain(found, from, update);
        }
        return false;
    }

    private boolean plainToCombined(Found found, SchemaNode original, Combined to) {
        boolean single = to.parts().size() == 1;
        if (!single && to.criterion() == Criterion.ALL) {
            return false;
        }
        for (Part part : to.parts()) {
            Found fit = diff.compare(original, part.node());
            if (fit.compatible()) {
                found.addAll(fit, "");
                if (!single) {
                    found.add(JsonSchemaChange.SUM_TYPE_EXTENDED, "");
                }
                return true;
            }
        }
        return false;
    }

    private boolean combinedToPlain(Found found, Combined from, SchemaNode update) {
        if (update.shape() instanceof Shape.Anything) {
            return true;
        }
        boolean single = from.parts().size() == 1;
        if (!single && from.criterion() != Criterion.ALL) {
            return false;
        }
        // What passes all parts passes each of them, so one that fits the update is enough.
        for (Part part : from.parts()) {
            Found fit = diff.compare(part.node(), update);
            if (fit.compatible()) {
                found.addAll(fit, "");
                if (!single) {
                    found.add(JsonSchemaChange.PRODUCT_TYPE_NARROWED, "");
                }
                return true;
            }
        }
        return false;
    }

    void compare(Found found, Combined from, Combined to) {
        if (Math.max(from.parts().size(), to.parts().size()) > MOST_PARTS) {
            throw new TooComplex("a schema combines more than " + MOST_PARTS + " others");
        }
        if (from.criterion() != to.criterion()) {
            if (!wider(from, to)) {
                found.add(JsonSchemaChange.COMBINED_TYPE_CHANGED, "");
                return;
            }
            found.add(JsonSchemaChange.COMBINED_TYPE_EXTENDED, "");
        }
        List<Part> before = distinct(from.parts());
        List<Part> after = distinct(to.parts());
        if (before.size() < after.size()) {
            found.add(to.criterion() == Criterion.ALL
                ? JsonSchemaChange.PRODUCT_TYPE_EXTENDED
                : JsonSchemaChange.SUM_TYPE_EXTENDED, "");
        } else if (before.size() > after.size()) {
            found.add(from.criterion() == Criterion.ALL
                ? JsonSchemaChange.PRODUCT_TYPE_NARROWED
                : JsonSchemaChange.SUM_TYPE_NARROWED, "");
        }
        match(found, before, after);
    }

    /// Whether the update's way of combining takes what the original's does. One part is the same either way.
    private static boolean wider(Combined from, Combined to) {
        boolean single = from.parts().size() == 1;
        return to.criterion() == Criterion.ANY
            || (single && (to.criterion() == Criterion.ONE || to.parts().size() == 1))
            || (to.parts().size() == 1 && from.criterion() == Criterion.ALL);
    }

    /// Pairs the parts so that as many as possible fit; the smaller side must find a partner for each of its own.
    private void match(Found found, List<Part> before, List<Part> after) {
        Found[][] edges = new Found[before.size()][after.size()];
        boolean[][] fits = new boolean[before.size()][after.size()];
        for (int i = 0; i < before.size(); i++) {
            for (int j = 0; j < after.size(); j++) {
                edges[i][j] = diff.compare(before.get(i).node(), after.get(j).node());
                fits[i][j] = edges[i][j].compatible();
            }
        }
        int[] partner = Matching.of(fits, after.size());
        int matched = 0;
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                matched++;
                found.addAll(edges[i][partner[i]], before.get(i).path());
            }
        }
        if (matched < Math.min(before.size(), after.size())) {
            found.add(JsonSchemaChange.COMBINED_TYPE_SUBSCHEMAS_CHANGED, "");
        }
    }

    /// Parts that are written alike count once. References to two names are two parts, though both say the same.
    private static List<Part> distinct(List<Part> parts) {
        List<Part> distinct = new ArrayList<>();
        for (Part part : parts) {
            boolean known = distinct.stream().anyMatch(other -> other.writtenLike(part));
            if (!known) {
                distinct.add(part);
            }
        }
        return distinct;
    }
}
