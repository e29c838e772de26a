package tableflow.console.domain.doctor.explain;

import org.jspecify.annotations.Nullable;
import tableflow.console.domain.doctor.Signal.Source;

/// An answer that a parser found in the pasted text, such as a document in JSON.
///
/// @param source who gave it, as far as the document's shape tells
/// @param code empty when there is none
/// @param category Athena's; 0 when not told
/// @param type Athena's number of the error; [tableflow.console.domain.doctor.Signal#NO_TYPE] when not told
/// @param message its words, without escapes
/// @param place where in the pasted text the words stand, or the whole answer
public record Told(@Nullable Source source, String code, int category, int type, String message, Span place) {}
