@org.jspecify.annotations.NullMarked
package tableflow.console.domain.doctor.ladder;
