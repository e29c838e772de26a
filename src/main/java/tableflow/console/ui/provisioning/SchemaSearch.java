package tableflow.console.ui.provisioning;

import static tableflow.console.ui.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.schemas.SchemaTexts;

/// The search for the schema file of one topic among several.
record SchemaSearch(TopicDraft draft, String topic, SchemaFormat format) {

    /// What was found.
    ///
    /// @param flaw what is wrong with the schema; empty when nothing is
    record Found(TopicDraft draft, Optional<SchemaFiles.Found> file, String flaw) {}

    /// A schema to parse.
    ///
    /// @param references whether it refers to others, which are not looked into
    record Typed(SchemaFormat format, String schema, boolean references) {

        /// What is wrong with it, with its place; empty when nothing is, or nothing is typed.
        String flaw() {
            return schema.isBlank()
                    ? ""
                    : SchemaTexts.flaw(format, schema, references)
                            .map(it -> text("provisioning.problem.schema.flaw", Integer.toString(it.line()),
                                    Integer.toString(it.column()), it.message()))
                            .orElse("");
        }
    }

    /// Finds and parses the files of all. Blocking.
    static List<Found> all(List<SchemaSearch> searches, SchemaFiles files) {
        List<Found> all = new ArrayList<>();
        for (SchemaSearch search : searches) {
            Progress.throwIfCancelled(text("provisioning.job.schema"));
            Optional<SchemaFiles.Found> found = files.find(search.topic(), search.format());
            String wrong = found.map(it -> new Typed(search.format(), it.content(), false).flaw()).orElse("");
            all.add(new Found(search.draft(), found, wrong));
        }
        return all;
    }
}
