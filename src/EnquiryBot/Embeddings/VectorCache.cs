using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using EnquiryBot.Content;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Embeddings;

/// <summary>
/// Vectors of published text in <c>vectors.db</c> in the folder of models, by model, length and SHA-256 of the text, so that the same text is
/// never paid for twice. A file of its own: it may be deleted at any time, and must not keep the database's one writer waiting.
/// When it fails, vectors are made anew. Of a full cache the vectors go that were not asked for longest.
/// </summary>
public sealed partial class VectorCache(HouseFolders folders, IOptions<EmbeddingsOptions> options, TimeProvider clock, ILogger<VectorCache> logger)
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS vectors (
            model TEXT NOT NULL, dimensions INTEGER NOT NULL, text BLOB NOT NULL, vector BLOB NOT NULL, used_on INTEGER NOT NULL,
            PRIMARY KEY (model, dimensions, text));
        CREATE INDEX IF NOT EXISTS vectors_used_on ON vectors (used_on);
        """;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folders.Models, "vectors.db"),
        DefaultTimeout = 30,
    }.ToString();

    private bool IsOn => options.Value.CachedVectors > 0;

    private int Today => (int)(clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerDay);

    /// <summary>The known vector of each text, or null.</summary>
    public float[]?[] Find(EmbeddingModel model, IReadOnlyList<string> texts)
    {
        var found = new float[]?[texts.Count];
        return IsOn && Try(() => Read(model, texts, found)) ? found : new float[]?[texts.Count];
    }

    /// <summary>Keeps the vectors of texts.</summary>
    public void Keep(EmbeddingModel model, IReadOnlyList<(string Text, ReadOnlyMemory<float> Vector)> vectors)
    {
        if (IsOn && vectors.Count > 0)
        {
            Try(() => Write(model, vectors));
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string sql, EmbeddingModel model)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.Parameters.AddWithValue("$model", model.Id);
        command.Parameters.AddWithValue("$dimensions", model.Dimensions);
        return command;
    }

    private static byte[] DigestOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static float[]? VectorOf(byte[] blob, int dimensions) =>
        blob.Length == dimensions * sizeof(float) ? MemoryMarshal.Cast<byte, float>(blob).ToArray() : null;

    private void Read(EmbeddingModel model, IReadOnlyList<string> texts, float[]?[] found)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        using var select = Command(connection, transaction, "SELECT vector, used_on, rowid FROM vectors WHERE model = $model AND dimensions = $dimensions AND text = $text", model);
        var text = select.Parameters.Add("$text", SqliteType.Blob);
        var stale = new List<long>();
        for (var i = 0; i < texts.Count; i++)
        {
            text.Value = DigestOf(texts[i]);
            using var row = select.ExecuteReader();
            if (!row.Read())
            {
                continue;
            }

            found[i] = VectorOf(row.GetFieldValue<byte[]>(0), model.Dimensions);
            if (row.GetInt32(1) != Today)
            {
                stale.Add(row.GetInt64(2));
            }
        }

        Touch(connection, transaction, stale);
        transaction.Commit();
    }

    // Once a day and vector, so that most readings write nothing.
    private void Touch(SqliteConnection connection, SqliteTransaction transaction, List<long> rows)
    {
        using var update = connection.CreateCommand();
        update.Transaction = transaction;
        update.CommandText = "UPDATE vectors SET used_on = $today WHERE rowid = $row";
        update.Parameters.AddWithValue("$today", Today);
        var row = update.Parameters.Add("$row", SqliteType.Integer);
        foreach (var id in rows)
        {
            row.Value = id;
            update.ExecuteNonQuery();
        }
    }

    private void Write(EmbeddingModel model, IReadOnlyList<(string Text, ReadOnlyMemory<float> Vector)> vectors)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        using var insert = Command(connection, transaction, "INSERT OR REPLACE INTO vectors VALUES ($model, $dimensions, $text, $vector, $today)", model);
        insert.Parameters.AddWithValue("$today", Today);
        var (text, blob) = (insert.Parameters.Add("$text", SqliteType.Blob), insert.Parameters.Add("$vector", SqliteType.Blob));
        foreach (var (value, vector) in vectors)
        {
            text.Value = DigestOf(value);
            blob.Value = MemoryMarshal.AsBytes(vector.Span).ToArray();
            insert.ExecuteNonQuery();
        }

        RemoveSurplus(connection, transaction);
        transaction.Commit();
    }

    private void RemoveSurplus(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var delete = connection.CreateCommand();
        delete.Transaction = transaction;
        delete.CommandText = """
            DELETE FROM vectors WHERE rowid IN (SELECT rowid FROM vectors ORDER BY used_on, rowid
                LIMIT max(0, (SELECT count(*) FROM vectors) - $most))
            """;
        delete.Parameters.AddWithValue("$most", options.Value.CachedVectors);
        delete.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        Directory.CreateDirectory(folders.Models);
        var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Schema;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private bool Try(Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            Log.Failed(logger, e);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The cache of vectors failed and vectors are made anew; vectors.db in the folder of models may be deleted while the service is stopped")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
