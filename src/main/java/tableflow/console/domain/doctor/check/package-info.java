/// What the checks of all rungs share.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.doctor.check;
