package tableflow.console.service.topics.access;

import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.confluent.RoleScope;

/// A role that reaches a topic.
///
/// @param level how far above the topic it stands
/// @param account the principal's display name; empty where it is not known
public record TopicRole(RoleBinding binding, RoleScope.Level level, String account) {}
