/// What Athena's SQL is made of: tokens, names, kinds of statement. Nothing here needs a whole or right statement, so
/// that an editor can ask while somebody types.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.sql;
