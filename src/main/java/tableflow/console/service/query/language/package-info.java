/// What an editor of Athena's SQL asks: is this right, what could come next, what is this, how should it look. All of
/// it takes unfinished statements, answers at once and never fails.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.language;
