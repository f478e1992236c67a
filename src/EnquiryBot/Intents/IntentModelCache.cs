using System.Security.Cryptography;
using System.Text;
using EnquiryBot.Content;
using Microsoft.Extensions.Logging;

namespace EnquiryBot.Intents;

/// <summary>
/// Trained classifiers in the folder of models, <c>intents-&lt;digest&gt;.zip</c>: one trains once for the same examples. A file
/// is written under another name, flushed and then moved, so that a killed process leaves a whole file or none; one that is
/// not whole all the same is trained anew.
/// </summary>
public sealed partial class IntentModelCache(HouseFolders folders, TimeProvider clock, ILogger<IntentModelCache> logger)
{
    private const int Kept = 3;
    private static readonly TimeSpan _abandoned = TimeSpan.FromHours(1);

    private string Folder => folders.Models;

    /// <summary>The classifier for a catalogue: read from the folder, or trained (some seconds on all processors) and kept there.</summary>
    /// <exception cref="ArgumentException">The examples have fewer than two intents.</exception>
    public async Task<IntentClassifier> GetAsync(IntentCatalogue catalogue, CancellationToken ct)
    {
        LabelledText[] examples = [.. catalogue.Examples.Select(e => new LabelledText(e.Text, e.Intent.Id))];
        var digest = DigestOf(examples);
        var path = Path.Combine(Folder, $"intents-{digest}.zip");
        if (Read(path) is { } known)
        {
            return new IntentClassifier(known, digest);
        }

        var started = clock.GetTimestamp();
        var model = await Task.Run(() => IntentTrainer.Train(examples, ct), ct);
        Log.Trained(logger, examples.Length, model.Labels.Count, clock.GetElapsedTime(started).TotalMilliseconds);
        Write(path, model);
        return new IntentClassifier(model, digest);
    }

    private static string DigestOf(LabelledText[] examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in examples.SelectMany(e => new[] { e.Label, e.Text }).Prepend(IntentTrainer.Version))
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private LabelModel? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(path);
            return LabelModel.Load(stream);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Log.Unreadable(logger, path, e);
            return null;
        }
    }

    // A model that cannot be kept is still a model: the next start trains again.
    private void Write(string path, LabelModel model)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            RemoveOld();
            var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
            using (var stream = File.Create(temporary))
            {
                model.Save(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotKept(logger, path, e);
        }
    }

    private void RemoveOld()
    {
        var folder = new DirectoryInfo(Folder);
        var superseded = folder.GetFiles("intents-*.zip").OrderByDescending(f => f.LastWriteTimeUtc).Skip(Kept - 1);
        var leftOver = folder.GetFiles("intents-*.tmp").Where(f => f.LastWriteTimeUtc < clock.GetUtcNow().UtcDateTime - _abandoned);
        foreach (var file in superseded.Concat(leftOver))
        {
            file.Delete();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The intent classifier learned {Examples} phrases of {Intents} intents in {Milliseconds:0} ms")]
        public static partial void Trained(ILogger logger, int examples, int intents, double milliseconds);

        [LoggerMessage(2, LogLevel.Warning, "The stored classifier {Path} cannot be used and is trained anew")]
        public static partial void Unreadable(ILogger logger, string path, Exception exception);

        [LoggerMessage(3, LogLevel.Warning, "The classifier could not be stored at {Path}; the next start trains again")]
        public static partial void NotKept(ILogger logger, string path, Exception exception);
    }
}
