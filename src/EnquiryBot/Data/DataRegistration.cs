using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EnquiryBot.Content;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Data;

/// <summary>Registers the database and the key ring.</summary>
public static class DataRegistration
{
    /// <summary>Adds SQLite in the data folder, its one writer, and Data Protection with keys beside it.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section <c>Data</c>.</param>
    /// <param name="folders">Where the data folder is.</param>
    /// <param name="keysMayBePlain">Whether keys may lie unprotected on disk: Development and the command line's throw-away stores.</param>
    /// <exception cref="InvalidOperationException">The certificate cannot be loaded; the message names the setting.</exception>
    public static IServiceCollection AddData(
        this IServiceCollection services, IConfiguration configuration, HouseFolders folders, bool keysMayBePlain)
    {
        services.AddOptions<DataOptions>().Bind(configuration).ValidateDataAnnotations()
            .Validate(
                o => keysMayBePlain || o.KeyCertificatePath is { Length: > 0 },
                "Data:KeyCertificatePath must name a PKCS#12 certificate: outside Development the keys that open citizens' messages are kept protected.")
            .ValidateOnStart();

        services.AddPooledDbContextFactory<SqliteEnquiryBotDb>((provider, options) => options
            .UseSqlite(ConnectionString(folders))
            .AddInterceptors(new SynchronousPragma(provider.GetRequiredService<IOptions<DataOptions>>().Value.Synchronous)));
        services.AddSingleton<EnquiryBotStore>();
        services.AddSingleton<GroupCommitWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<GroupCommitWriter>());

        var protection = services.AddDataProtection()
            .SetApplicationName("EnquiryBot")
            .PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folders.Data, "keys")));
        var options = configuration.Get<DataOptions>() ?? new DataOptions();
        if (options.KeyCertificatePath is { Length: > 0 } path)
        {
            protection.ProtectKeysWithCertificate(Load(path, options.KeyCertificatePassword));
        }

        return services;
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"Data:KeyCertificatePath names {path}, which cannot be read as a PKCS#12 certificate with Data:KeyCertificatePassword.", e);
        }
    }

    private static string ConnectionString(HouseFolders folders)
    {
        Directory.CreateDirectory(folders.Data);
        return new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folders.Data, "enquirybot.db"),
            ForeignKeys = true,
            DefaultTimeout = 30,
        }.ToString();
    }

    // A pragma of the connection, not of the file: every opened connection must say it.
    private sealed class SynchronousPragma(string level) : DbConnectionInterceptor
    {
        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA synchronous = {level};";
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
