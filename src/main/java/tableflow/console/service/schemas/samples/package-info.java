/// Drafts of schemas tried on records: made-up ones, the user's own, and those that a topic has.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.samples;
