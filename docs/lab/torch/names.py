"""Names that PyTorch has and this does not, by what holds them."""

from __future__ import annotations

_BOTH = frozenset(
    """
absolute acos acosh addbmm adjoint aminmax angle arccos arccosh arcsin arcsinh
arctan arctan2 arctanh argwhere asin asinh atan atan2 atanh baddbmm bernoulli
bfloat16 bincount bitwise_left_shift bitwise_not bitwise_right_shift
broadcast_to cdouble cfloat chalf cholesky conj conj_physical copysign
corrcoef cosh cov cross cummax cummin cumprod deg2rad det diag_embed diagflat
diagonal_scatter dist dsplit exp2 fix fliplr flipud float_power fmax fmin fmod
frac frexp gcd ger greater greater_equal hardshrink heaviside histc histogram
hsplit hypot i0 imag index_add inner isneginf isposinf isreal kron kthvalue
lcm ldexp less less_equal log2 logaddexp logaddexp2 logcumsumexp logdet logit
lu masked_select matrix_exp matrix_power median mode moveaxis msort mtia
multinomial nan_to_num nanmean nanmedian nanquantile nansum negative nextafter
nonzero_static not_equal pinverse positive rad2deg real renorm
repeat_interleave roll rot90 rsqrt scatter_reduce select_scatter sgn signbit
sinc sinh slice_scatter slogdet storage svd swapaxes swapdims take
take_along_dim tan tensor_split tile trace triangular_solve tril triu
true_divide unflatten unique_consecutive vdot vsplit xlogy xpu
    """.split()  # noqa: SIM905
)
NAMES: dict[str, frozenset[str]] = {
    "torch": _BOTH
    | frozenset(
        """
accelerator amp ao are_deterministic_algorithms_enabled asarray atleast_1d
atleast_2d atleast_3d autocast avg_pool1d backends bilinear bit block_diag
broadcast_shapes broadcast_tensors bucketize can_cast cartesian_prod cdist
chain_matmul classes column_stack combinations compiled_with_cxx11_abi
compiler complex complex128 complex32 complex64 contiguous_format conv1d
conv2d conv3d conv_tbc conv_transpose1d conv_transpose2d conv_transpose3d
cosine_similarity cpp cpu cumulative_trapezoid distributed distributions
dstack einsum empty_permuted empty_strided export fft fork from_dlpack
from_file frombuffer functional futures fx get_deterministic_debug_mode
get_device_module get_float32_matmul_precision get_num_interop_threads
gradient hash_tensor histogramdd hspmm hub index_reduce init_num_threads isin
jagged jit legacy_contiguous_format library load masked
merge_type_from_type_comment monitor mps multiprocessing nested ops overrides
package pairwise_distance pdist poisson polar prelu preserve_format profiler
quantization quasirandom randint_like range resolve_conj resolve_neg
result_type return_types row_stack save searchsorted segment_reduce
serialization set_default_tensor_type set_deterministic_debug_mode
set_float32_matmul_precision set_flush_denormal signal sparse special std_mean
tensordot testing thread_safe_generator to_dlpack torch_version trapezoid
trapz typename types uint16 uint32 uint64 unify_type_list unravel_index
use_deterministic_algorithms vander var_mean version view_as_complex
view_as_real wait while_loop windows
        """.split()  # noqa: SIM905
    ),
    "torch.Tensor": _BOTH
    | frozenset(
        """
H as_subclass const_data_ptr cuda dim_order get_device grad_dtype index
index_fill index_put indices int_repr ipu mH masked_scatter module_load name
ndimension new_empty_strided pin_memory put record_stream
register_post_accumulate_grad_hook storage_offset storage_type unfold
untyped_storage values volatile
        """.split()  # noqa: SIM905
    ),
    "torch.autograd": frozenset(
        """
ProfilerActivity ProfilerState anomaly_mode gradcheck gradgradcheck
profiler_legacy profiler_util set_multithreading_enabled
        """.split()  # noqa: SIM905
    ),
    "torch.func": frozenset(
        """
debug_unwrap functional_call functionalize jacfwd jvp linearize rearrange
stack_module_state vjp
        """.split()  # noqa: SIM905
    ),
    "torch.linalg": frozenset(
        """
cholesky cond cross det diagonal eig eigvals householder_product lu matmul
matrix_exp matrix_power matrix_rank multi_dot slogdet solve_triangular svd
svdvals tensorinv tensorsolve vander vecdot
        """.split()  # noqa: SIM905
    ),
    "torch.nn": frozenset(
        """
AvgPool1d AvgPool2d AvgPool3d BatchNorm1d BatchNorm2d BatchNorm3d Bilinear
Buffer CELU CTCLoss Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d
ConvTranspose3d CosineSimilarity DataParallel Dropout Dropout1d Dropout2d
Dropout3d Embedding EmbeddingBag Fold GLU GRU GRUCell GroupNorm Hardshrink
Hardsigmoid Hardswish Hardtanh HuberLoss KLDivLoss LSTM LSTMCell LayerNorm
LinearCrossEntropyLoss LinearCrossEntropyOptions LogSigmoid MaxPool1d
MaxPool2d MaxPool3d Mish ModuleDict MultiheadAttention PReLU PairwiseDistance
ParameterDict ParameterList RMSNorm RNN RNNBase RNNCell RReLU ReLU6 SELU
SmoothL1Loss SoftMarginLoss Softmax2d Softmin Softshrink Softsign
SyncBatchNorm Tanhshrink Threshold Transformer TransformerDecoder
TransformerDecoderLayer TransformerEncoder TransformerEncoderLayer Unflatten
Unfold attention common_types factory_kwargs grad intrinsic parallel qat
quantizable quantized
        """.split()  # noqa: SIM905
    ),
    "torch.nn.functional": frozenset(
        """
DType avg_pool1d avg_pool2d avg_pool3d batch_norm bilinear celu conv1d conv2d
conv3d conv_tbc conv_transpose1d conv_transpose2d conv_transpose3d
cosine_similarity ctc_loss dropout dropout1d dropout2d dropout3d embedding
embedding_bag fold glu grad group_norm gumbel_softmax hardshrink hardsigmoid
hardswish hardtanh huber_loss interpolate kl_div layer_norm
linear_cross_entropy logsigmoid max_pool1d max_pool2d max_pool3d mish
multi_head_attention_forward pad pairwise_distance pdist prelu relu6 rms_norm
rrelu selu smooth_l1_loss soft_margin_loss softmin softshrink tanhshrink
unfold
        """.split()  # noqa: SIM905
    ),
    "torch.nn.utils": frozenset(
        """
clip_grad clip_grad_norm convert_parameters fusion get_total_norm init
memory_format parameters_to_vector parametrizations parametrize
remove_spectral_norm remove_weight_norm rnn skip_init spectral_norm stateless
vector_to_parameters weight_norm
        """.split()  # noqa: SIM905
    ),
    "torch.optim": frozenset(
        """
ASGD Adadelta Adafactor Adagrad Adamax LBFGS Muon NAdam RAdam RMSprop Rprop
lr_scheduler swa_utils
        """.split()  # noqa: SIM905
    ),
    "torch.utils": frozenset(
        """
backcompat backend_registration checkpoint collect_env cpp_backtrace
deterministic dlpack hooks set_module throughput_benchmark weak
        """.split()  # noqa: SIM905
    ),
    "torch.utils.data": frozenset(
        """
BatchSampler ChainDataset ConcatDataset DistributedSampler IterDataPipe
IterableDataset MapDataPipe RandomSampler Sampler SequentialSampler
StackDataset SubsetRandomSampler WeightedRandomSampler dataloader datapipes
dataset default_convert distributed get_worker_info graph graph_settings
sampler
        """.split()  # noqa: SIM905
    ),
}
