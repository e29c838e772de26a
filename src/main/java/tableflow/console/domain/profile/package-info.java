/// A profile: which Confluent and AWS accounts the console speaks to, and as whom. Holds no secret of a stored profile.
@org.jspecify.annotations.NullMarked
package tableflow.console.domain.profile;
