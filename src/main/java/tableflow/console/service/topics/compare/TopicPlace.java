package tableflow.console.service.topics.compare;

import tableflow.console.service.topics.Topics;

/// A topic where it is.
///
/// @param profile the name of the profile
/// @param topics of that profile
public record TopicPlace(String profile, String topic, Topics topics) {}
