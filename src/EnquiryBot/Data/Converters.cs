using EnquiryBot.Councils;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EnquiryBot.Data;

internal sealed class CouncilIdConverter() : ValueConverter<CouncilId, string>(id => id.Value, text => CouncilId.Parse(text));

internal sealed class LanguageTagConverter() : ValueConverter<LanguageTag, string>(tag => tag.Value, text => Read(text))
{
    private static LanguageTag Read(string text) => LanguageTag.TryParse(text, out var tag) ? tag : LanguageTag.English;
}

// SQLite can neither order nor compare a DateTimeOffset (EF 10 throws), so it is kept as UTC ticks there.
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
