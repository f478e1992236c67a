using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnquiryBot.BotFramework.Schema;

/// <summary>
/// Times as the Bot Framework writes them: ISO 8601 with milliseconds, <c>Z</c> for UTC, an offset otherwise.
/// Finer fractions are kept when they are there.
/// </summary>
internal sealed class WireTimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var time)
            ? time
            : throw new JsonException("A time must be a string in ISO 8601 form.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[40];
        value.TryFormat(text, out var length, Format(value), CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    private static string Format(DateTimeOffset value) =>
        (value.Ticks % TimeSpan.TicksPerMillisecond == 0, value.Offset == TimeSpan.Zero) switch
        {
            (true, true) => "yyyy-MM-ddTHH:mm:ss.fff'Z'",
            (true, false) => "yyyy-MM-ddTHH:mm:ss.fffzzz",
            (false, true) => "yyyy-MM-ddTHH:mm:ss.fffffff'Z'",
            (false, false) => "yyyy-MM-ddTHH:mm:ss.fffffffzzz",
        };
}
