package tableflow.console.ui.messages.tools;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.kafka.NewRecord;
import tableflow.console.service.messages.write.PartText.Form;

/// A record that is written in part: the form as it stands.
///
/// @param partition absent to let the key decide
/// @param time of the record, as it was typed
/// @param doubtful was sent, and nobody knows whether it is there; absent for none
record ProduceDraft(
        Part key, Part value, List<Header> headers, @Nullable Integer partition, String time,
        @Nullable NewRecord doubtful) {

    /// An empty form.
    static final ProduceDraft BLANK = new ProduceDraft(Part.BLANK, Part.BLANK, List.of(), null, "", null);

    ProduceDraft {
        headers = List.copyOf(headers);
    }

    /// A key or a value.
    ///
    /// @param form absent where nobody has chosen one
    /// @param version of the schema, or [PartViewModel#NEWEST]
    record Part(@Nullable Form form, String content, int version) {

        /// Nothing typed, nothing chosen.
        static final Part BLANK = new Part(null, "", PartViewModel.NEWEST);
    }

    record Header(String name, Form form, String content) {}

    /// Whether nothing would be missed.
    boolean isBlank() {
        return key.content.isEmpty() && value.content.isEmpty() && headers.isEmpty() && partition == null
                && time.isEmpty();
    }

    /// Its texts may be secret.
    @Override
    public String toString() {
        return "ProduceDraft";
    }
}
