using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval;

/// <summary>Something that citizens say when they want a service, as an editor wrote it: a question that is like it speaks for the service's articles.</summary>
/// <param name="Service">The LGSL code.</param>
/// <param name="Language">The language of the phrase.</param>
/// <param name="Text">The phrase.</param>
public sealed record ServicePhrase(int Service, LanguageTag Language, string Text);
