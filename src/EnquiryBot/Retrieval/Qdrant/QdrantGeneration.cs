using System.Security.Cryptography;
using System.Text;
using EnquiryBot.Embeddings;

namespace EnquiryBot.Retrieval.Qdrant;

/// <summary>What a collection holds, as it is written into its metadata. Two that differ are never mixed.</summary>
internal sealed record QdrantGeneration(string Version, string Model, long Dimensions)
{
    /// <summary>Of payload, vectors and weights: raise it when one of them changes, and every collection is built anew.</summary>
    private const long Schema = 1;

    private const int NameBytes = 8;

    // Ends the name of the second of two collections of the same content; no hexadecimal digit.
    private const char Twin = 'x';

    /// <summary>The same as the port says it.</summary>
    public GenerationKey Key => new(Version, Model.Length == 0 ? null : new EmbeddingModel(Model, (int)Dimensions));

    public static QdrantGeneration Of(IndexGeneration generation) =>
        new(generation.Key.Version, generation.Key.Model?.Id ?? "", generation.Key.Model?.Dimensions ?? 0);

    /// <summary>What a collection says that it holds; null when it says nothing that we understand.</summary>
    public static QdrantGeneration? Read(CollectionInfo info)
    {
        var metadata = info.Config.Metadata;
        return metadata.GetValueOrDefault("schema")?.IntegerValue == Schema
            && metadata.GetValueOrDefault("version")?.StringValue is { } version
            && metadata.GetValueOrDefault("model")?.StringValue is { } model
            ? new QdrantGeneration(version, model, metadata.GetValueOrDefault("dimensions")?.IntegerValue ?? 0)
            : null;
    }

    /// <summary>When the filling of a collection began last, in milliseconds; 0 when it does not say.</summary>
    public static long MadeAt(CollectionInfo info) => info.Config.Metadata.GetValueOrDefault("made")?.IntegerValue ?? 0;

    public Dictionary<string, Value> ToMetadata() => new(StringComparer.Ordinal)
    {
        ["schema"] = Schema, ["version"] = Version, ["model"] = Model, ["dimensions"] = Dimensions,
    };

    public Dictionary<string, Value> ToMetadata(DateTimeOffset made) => new(ToMetadata(), StringComparer.Ordinal) { ["made"] = made.ToUnixTimeMilliseconds() };

    /// <summary>Another name for the same, when the first is taken.</summary>
    public static string TwinOf(string name) => name + Twin;

    /// <summary>The same on every node, so that two that build at once build one collection.</summary>
    public string NameBehind(string alias)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{Schema}\n{Version}\n{Model}\n{Dimensions}"));
        return $"{alias}_g{Convert.ToHexStringLower(digest.AsSpan(0, NameBytes))}";
    }

    /// <summary>Whether a collection is a generation of ours: others on the same server are not to be touched.</summary>
    public static bool IsBehind(string alias, string collection)
    {
        var digest = collection.StartsWith(alias + "_g", StringComparison.Ordinal) ? collection[(alias.Length + 2)..].TrimEnd(Twin) : "";
        return digest.Length == 2 * NameBytes && digest.All(char.IsAsciiHexDigitLower);
    }
}
