/// Settings of topics: what they are for, where their values come from, and what a change brings about.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.kafka.config;
