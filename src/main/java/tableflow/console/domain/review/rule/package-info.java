/// The rules: best practice of topics, schemas and tables, and the security of buckets, roles, keys and queries.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.review.rule;
