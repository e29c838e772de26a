/// The environment by its rules of best practice and security: score, what is against which rule, what is done about
/// it, and what was chosen about rules.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.doctor.review;
