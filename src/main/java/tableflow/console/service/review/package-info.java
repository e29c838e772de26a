/// Reviews an environment: [tableflow.console.service.review.Reviewer] asks what its rules look at, read-only, in
/// parallel and for all Tableflow topics at once, and has the rules of [tableflow.console.domain.review.rule.RuleBook]
/// judge it. What was chosen for a profile (rules that are off, their numbers, waivers) lies on disk in a
/// [tableflow.console.service.review.ReviewSettingsFile]. Another choice needs no new questions:
/// [tableflow.console.domain.review.Review#judgedBy].
@org.jspecify.annotations.NullMarked
package tableflow.console.service.review;
