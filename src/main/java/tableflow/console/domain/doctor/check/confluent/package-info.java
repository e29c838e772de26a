/// Facts and checks of this machine, of Confluent's systems, and of the topic in them. Pure.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.doctor.check.confluent;
