/// What Tableflow makes of a schema before anybody registers it: the columns of the table, the rules that no table and
/// no change may break, each at its place in the text, and what Glue and Athena show of it.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.schemas.preview;
