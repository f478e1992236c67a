using System.ComponentModel.DataAnnotations;

namespace EnquiryBot.Data;

/// <summary>Settings under <c>Data</c>.</summary>
public sealed class DataOptions
{
    /// <summary>
    /// How hard SQLite works to keep a commit: <c>NORMAL</c> survives the death of the process, <c>FULL</c> also the loss of power.
    /// </summary>
    [RegularExpression("^(NORMAL|FULL)$", ErrorMessage = "Data:Synchronous must be NORMAL or FULL.")]
    public string Synchronous { get; set; } = "NORMAL";

    /// <summary>
    /// Path of a PKCS#12 certificate that protects the keys in <c>&lt;data&gt;/keys</c>; required outside Development, because
    /// whoever has the database must not have the keys that open it.
    /// </summary>
    public string? KeyCertificatePath { get; set; }

    /// <summary>The password of the certificate.</summary>
    public string? KeyCertificatePassword { get; set; }
}
