/// Two topics side by side: what is the same, what is not, what is not known, and what of it can be copied.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.kafka.compare;
