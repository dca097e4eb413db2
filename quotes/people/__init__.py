"""Who is in the text: names, roles, organisations, groups, documents, pronouns, and which of them are one."""
