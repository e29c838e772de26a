/// A review of an environment by rules of best practice and security: what a rule asks, what became of it for each
/// thing that it looks at, and what the whole is worth in points. A [tableflow.console.domain.review.Rule] is a pure
/// function from evidence to outcomes, so a [tableflow.console.domain.review.Review] can be judged anew, with other
/// settings, without asking anybody. The rules themselves are in `rule`.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.review;
