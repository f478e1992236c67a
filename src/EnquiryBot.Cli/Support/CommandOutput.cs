using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EnquiryBot.Cli.Support;

/// <summary>What the commands have in common when they print.</summary>
internal static class CommandOutput
{
    // Read by people and programs, not by browsers: £ and ŵ stay as they are.
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Option<bool> JsonOption() => new("--json") { Description = "Print JSON and nothing else on standard output." };

    public static Task WriteJsonAsync<T>(this ParseResult parsed, T value) =>
        parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(value, Readable));

    public static Task WriteLineAsync(this ParseResult parsed, string line) => parsed.InvocationConfiguration.Output.WriteLineAsync(line);

    /// <summary>A share as per cent; a dash when there were no rows.</summary>
    public static string Percent(double? share) => share is { } known ? (known * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "-";

    /// <summary>A figure with one decimal.</summary>
    public static string Tenths(double figure) => figure.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A figure with three decimals; a dash when there were no rows.</summary>
    public static string Figure(double? figure) => figure is { } known ? known.ToString("0.000", CultureInfo.InvariantCulture) : "-";
}
